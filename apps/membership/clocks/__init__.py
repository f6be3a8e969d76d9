"""Every limit of the register in one place: days left, and warnings ahead."""
