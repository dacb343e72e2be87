"""Where does everything in a chart stand?"""
