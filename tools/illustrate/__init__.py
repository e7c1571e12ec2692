"""Draws the exercises and home tests: poses of a three-dimensional figure become pictures that move.

`poses/*.yaml` says how a body stands, lies or sits; `skeleton` bends the joints, `flesh` puts volume round the
bones, `outline` draws what a camera sees of it, `picture` puts figure, props, arrows and badges together, and
`poster`, `steps` and `moves` write the files in static/. `lint` refuses what no body can do.
"""
