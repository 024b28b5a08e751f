"""The three panes: bracket, tie and log."""
