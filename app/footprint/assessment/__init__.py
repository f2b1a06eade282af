"""What follows: pure functions of a policy and the answers given to it."""
