"""Records of many reports become shared things: pure functions of accounts."""
