"""Where does a page tell steps? Its sections, lists, headings and tables."""
