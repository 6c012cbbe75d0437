"""What is agreed on, followed until it is done."""
