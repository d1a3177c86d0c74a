"""What a profile says of anything in it, and the dated things, figures and records it holds."""
