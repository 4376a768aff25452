# What cloud_bench stands beside: a cloud of the same words in the same room, laid out and drawn by word_cloud.
import resource
import sys
import types

# Asked for colour scales alone, which are not used here.
sys.modules["matplotlib"] = types.ModuleType("matplotlib")

from wordcloud import WordCloud  # noqa: E402

frequencies = {}
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        times, word = line.split(maxsplit=1)
        frequencies[word.strip()] = frequencies.get(word.strip(), 0) + int(times)


def cloud(most):
    kept = dict(list(frequencies.items())[:most])
    WordCloud(width=816, height=400, max_words=len(kept), font_path=sys.argv[2], prefer_horizontal=1,
              colormap="viridis", color_func=lambda *_, **__: "black", random_state=1,
              background_color="white").generate_from_frequencies(kept).to_image()


def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


cloud(3)
before = used()
cloud(len(frequencies))
print(f"seconds {used() - before:.4f}")
