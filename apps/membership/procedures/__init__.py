"""What is decided about a member: papers, votes, a decision; the same steps for every kind."""
