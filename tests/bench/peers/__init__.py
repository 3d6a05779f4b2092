"""Other people's planners on the orienteering problem, each as its own documentation says to use it."""
