"""What holds: one file a room or a habit, each test a sentence that is true."""
