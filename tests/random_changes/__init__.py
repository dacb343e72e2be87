"""Would a test notice? Random changes of the code, each tried on the tests that run its line."""
