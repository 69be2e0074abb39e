"""What follows from a register: its events, and the witnesses for what is recorded in it."""
