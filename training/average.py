"""The mean of several checkpoints' weights: along one run it generalises better than any of them (Izmailov et al. 2018, arXiv
1803.05407).

    python3 average.py MEAN.pt RUN/weights-1807.pt RUN/weights-2107.pt ...
"""
import sys

import torch


def main():
    states = [torch.load(path, map_location='cpu')['average'] for path in sys.argv[2:]]
    mean = {key: (sum(state[key].float() for state in states) / len(states)).to(states[0][key].dtype) for key in states[0]}
    torch.save({'average': mean}, sys.argv[1])


if __name__ == '__main__':
    main()
