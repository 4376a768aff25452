#!/bin/sh
# scikit-learn's CountVectorizer over a file of texts, a line each: says seconds of processor and bytes of memory taken.
# Debian's packages stand in a folder of their own, for they need another Boost than the build.
# Usage: count_vectorizer.sh FOLDER TEXTS
set -eu
folder=$1
texts=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$folder/complete" ]; then
  mkdir -p "$folder/debs"
  (cd "$folder/debs" && apt-get -qq download python3-sklearn python3-sklearn-lib python3-numpy python3-scipy \
    python3-joblib python3-threadpoolctl python3-decorator libblas3 liblapack3 libgfortran5 libquadmath0 liblbfgsb0 \
    2>/dev/null)
  for package in "$folder"/debs/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
  touch "$folder/complete"
fi
libraries=$(cd "$folder/root/usr/lib" && cd ./*-linux-gnu && pwd)
export LD_LIBRARY_PATH="$libraries/blas:$libraries/lapack:$libraries"
export PYTHONPATH="$folder/root/usr/lib/python3/dist-packages" OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec python3 "$here/count_vectorizer.py" "$texts"
