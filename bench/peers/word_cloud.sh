#!/bin/sh
# word_cloud over a file of words, "TIMES WORD" a line: says seconds of processor. Debian's packages stand in a folder of
# their own, as those of count_vectorizer.sh do.
# Usage: word_cloud.sh FOLDER WORDS
set -eu
folder=$1
words=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$folder/complete" ]; then
  mkdir -p "$folder/debs"
  (cd "$folder/debs" && apt-get -qq download python3-wordcloud python3-numpy python3-pil libblas3 liblapack3 \
    libgfortran5 libquadmath0 libraqm0 libimagequant0 libopenjp2-7 libtiff6 libwebp7 libwebpdemux2 libwebpmux3 \
    liblcms2-2 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0 libjbig0 liblerc4 libdeflate0 libjpeg62-turbo \
    fonts-dejavu-core 2>/dev/null)
  for package in "$folder"/debs/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
  touch "$folder/complete"
fi
libraries=$(cd "$folder/root/usr/lib" && cd ./*-linux-gnu && pwd)
export LD_LIBRARY_PATH="$libraries/blas:$libraries/lapack:$libraries"
export PYTHONPATH="$folder/root/usr/lib/python3/dist-packages" OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec python3 "$here/word_cloud.py" "$words" "$folder/root/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
