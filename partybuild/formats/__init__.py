"""How dates are read and written where Django does it itself: in the admin."""
