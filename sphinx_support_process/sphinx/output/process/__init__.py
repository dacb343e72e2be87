"""What becomes of the page of a process: doors, the chart, sections, headings."""
