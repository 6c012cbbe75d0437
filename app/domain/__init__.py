"""What an ST portfolio is: immutable values, no I/O, no clock."""
