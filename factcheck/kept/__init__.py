"""What is slow to make and the same at every start, kept between runs as Python keeps bytecode."""
