// Word clouds: one, or challenges beside opportunities. All follow one law of size, which is printed under them; two
// side by side have the same sizes, so that they compare.

#include <muster/kit/draw/bare_clouds.hpp>
#include <muster/kit/draw/undrawn.hpp>

#include "cloud_layout.hpp"
#include "rows.hpp"
#include "sides.hpp"

#include <muster/kit/base/letter_names.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <set>

namespace muster::draw {
namespace {

constexpr double margin = 4;
constexpr Face law_face{.size = 13};
constexpr double law_leading = 18;

/// On anything narrower a single word with its figure might not fit at a readable size.
constexpr double narrowest = 240;

/// Words with people and letters, apart by whether this machine has fonts for them.
struct SortedWords {
  std::vector<CloudWord> drawn;
  std::vector<CloudWord> undrawn;  ///< most people first
  std::set<char32_t> missing;      ///< letters of those
};

SortedWords shown(const std::vector<CloudWord>& words) {
  SortedWords out;
  for (const auto& word : words) {
    std::string text = clean(word.word);
    if (word.people <= 0 || text.find_first_not_of(' ') == std::string::npos) continue;
    auto missing = letters_without_font(text);
    (missing.empty() ? out.drawn : out.undrawn).push_back({std::move(text), word.people});
    out.missing.merge(missing);
  }
  std::sort(out.undrawn.begin(), out.undrawn.end(), [](const CloudWord& left, const CloudWord& right) {
    return left.people != right.people ? left.people > right.people : left.word < right.word;
  });
  return out;
}

/// Which words are not drawn and why, in a sentence; empty where all are. A picture names them in letters that it
/// can draw.
std::string undrawn_sentence(const SortedWords& words, bool in_picture) {
  constexpr std::size_t most_named = 8;
  if (words.undrawn.empty()) return {};
  std::vector<std::string> names;
  for (std::size_t at = 0; at < std::min(most_named, words.undrawn.size()); ++at) {
    const auto& [word, people] = words.undrawn[at];
    names.push_back((in_picture ? with_letters_named(word, words.missing) : word) + " " + told_number(people));
  }
  const auto others = static_cast<std::int64_t>(words.undrawn.size() - names.size());
  const auto named = joined(names, ", ");
  return tell_count("{count} word is not drawn, for this machine has no font with its letters: {words}.",
                    "{count} words are not drawn, for this machine has no font with their letters: {words}.",
                    static_cast<std::int64_t>(words.undrawn.size()),
                    {{"words", others == 0 ? named
                                           : tell_count("{names} and {count} other", "{names} and {count} others",
                                                        others, {{"names", named}})}});
}

/// From how many people on a word of the plain cloud is blue: the largest few, never more than a third of the words.
std::int64_t blue_from(const CloudLayout& layout) {
  const auto& words = layout.words;
  const double largest = layout.law.size(words.front().people);
  const auto most_blue = std::clamp<std::size_t>(words.size() / 3, 3, 12);
  std::int64_t from = words.front().people + 1;
  for (std::size_t i = 0; i < words.size();) {
    const std::int64_t people = words[i].people;
    while (i < words.size() && words[i].people == people) ++i;
    if (layout.law.size(people) < 0.42 * largest || i > most_blue) break;
    from = people;
  }
  return from;
}

std::string_view colour_of(const PlacedWord& word, CloudTone tone, std::int64_t blue) {
  if (tone == CloudTone::challenge) return challenge_red;
  if (tone == CloudTone::opportunity) return opportunity_green;
  return word.people >= blue ? accent : ink;
}

void draw_words(Drawing& drawing, const CloudLayout& layout, CloudTone tone, double x, double y) {
  const std::int64_t blue = blue_from(layout);
  for (const auto& word : layout.words) {
    double baseline = word.baseline + y;
    for (std::size_t i = 0; i < word.lines.size(); ++i) {
      drawing.fitted_text(word.starts[i] + x, baseline, word.lines[i], word.face, colour_of(word, tone, blue),
                          word.lengths[i]);
      baseline += word.leading;
    }
    drawing.text(word.figure_x + x, word.figure_baseline + y, told_number(word.people), word.figure_face, third_ink);
  }
}

std::string words_of(const CloudLayout& layout) {
  std::string words;
  for (const auto& word : layout.words)
    words += (words.empty() ? "" : ", ") + word.word + " " + told_number(word.people);
  return words;
}

std::string word_count(std::size_t count) {
  return tell_count("{count} word", "{count} words", static_cast<std::int64_t>(count));
}

/// What size means, where it means something: the words have different figures.
std::string law_of(const std::vector<const CloudLayout*>& layouts) {
  std::int64_t most = 0;
  std::int64_t least = 0;
  for (const auto* layout : layouts) {
    for (const auto& word : layout->words) {
      most = std::max(most, word.people);
      least = least == 0 ? word.people : std::min(least, word.people);
    }
  }
  if (most == least) return {};
  std::string words = tell("A word with twice the figure is {times} times as high.", {{"times", "1½"}});
  const auto from = layouts.front()->law.holds_from();
  if (least < from && from <= most) {
    words += " " + tell("Words with figures below {number} are all as small as can be read.",
                        {{"number", told_number(from)}});
  }
  return words;
}

/// Prints the law below `bottom`; returns the lower edge.
double draw_law(Drawing& drawing, const std::string& law, double bottom, double width) {
  if (law.empty()) return bottom;
  const auto lines = wrapped(law, law_face, width);
  drawing.lines(0, bottom + 12 + law_leading / 2, lines, law_leading, law_face, third_ink);
  return bottom + 12 + law_leading * static_cast<double>(lines.size());
}

std::string after(const std::string& law) { return law.empty() ? "" : " " + law; }

/// Both sides by the smaller of their scales; a side without words is left empty.
void lay_out_alike(const std::vector<CloudWord>& left_words, CloudLayout& left,
                   const std::vector<CloudWord>& right_words, CloudLayout& right, double width, double height) {
  if (!left_words.empty()) left = laid_out(left_words, width, height);
  if (!right_words.empty()) right = laid_out(right_words, width, height);
  if (left_words.empty() || right_words.empty()) return;
  if (left.law.factor < right.law.factor) {
    right = laid_out(right_words, left.law, width, height);
  } else {
    left = laid_out(left_words, right.law, width, height);
  }
}

/// Nothing but that no word can be drawn.
Picture undrawn_picture(const SortedWords& words, double width) {
  auto out = sentence(undrawn_sentence(words, true), width);
  out.alternative = undrawn_sentence(words, false);
  return out;
}

Picture finished(const CloudLayout& layout, const SortedWords& words, CloudTone tone, double width,
                 const std::string& law) {
  Drawing drawing;
  draw_words(drawing, layout, tone, 0, margin);
  double bottom = draw_law(drawing, law, layout.height + 2 * margin, width);
  bottom = draw_law(drawing, undrawn_sentence(words, true), bottom, width);
  const auto said = layout.words.size() == 1
                        ? tell("Word cloud of {count} with its figure: {words}.",
                               {{"count", word_count(1)}, {"words", words_of(layout)}})
                        : tell("Word cloud of {count}, each with its figure: {words}.",
                               {{"count", word_count(layout.words.size())}, {"words", words_of(layout)}});
  return drawing.finish(width, bottom, tell("Word cloud"), said + after(law) + after(undrawn_sentence(words, false)));
}

/// One side of two: its head, its words or the sentence that there are none. Returns the lower edge.
double draw_side(Drawing& drawing, Side side, const CloudLayout& layout, const SortedWords& words, const Box& box,
                 const std::string& base) {
  constexpr double head = 20;
  const bool challenge = side == Side::challenge;
  draw_side_head(drawing, side, box.x, box.y + 17, Anchor::start, MarkPlace::first, 17);
  const double top = box.y + head + 22;
  if (layout.words.empty()) {
    if (!words.undrawn.empty()) return top;
    drawing.text(box.x, top + 12, challenge ? tell("No challenges noted yet.") : tell("No opportunities noted yet."),
                 label_face, third_ink);
    return top + 20;
  }
  drawing.text(box.x + box.width, box.y + 17, base.empty() ? word_count(layout.words.size()) : base, label_face,
               second_ink, Anchor::end);
  const double room = std::max(0.0, box.height - head - 22 - layout.height);
  draw_words(drawing, layout, challenge ? CloudTone::challenge : CloudTone::opportunity, box.x, top + room / 2);
  return top + layout.height + margin;
}

}  // namespace

std::string undrawn_in_words(const std::vector<CloudWord>& words) { return undrawn_sentence(shown(words), false); }

Picture cloud(const std::vector<CloudWord>& words, CloudTone tone, double width, double height) {
  const auto kept = shown(words);
  width = std::max(width, narrowest);
  height = std::max(height, 40.0);
  if (kept.drawn.empty())
    return kept.undrawn.empty() ? sentence(tell("No words yet."), width) : undrawn_picture(kept, width);
  const CloudLayout layout = laid_out(kept.drawn, width, height);
  return finished(layout, kept, tone, width, law_of({&layout}));
}

CloudPair cloud_pair(const std::vector<CloudWord>& challenges, const std::vector<CloudWord>& opportunities,
                     double width, double height) {
  width = std::max(width, narrowest);
  height = std::max(height, 40.0);
  const auto left_words = shown(challenges);
  const auto right_words = shown(opportunities);
  CloudLayout left;
  CloudLayout right;
  lay_out_alike(left_words.drawn, left, right_words.drawn, right, width, height);
  const auto side = [&](const CloudLayout& layout, const SortedWords& words, CloudTone tone) {
    if (layout.words.empty())
      return words.undrawn.empty() ? sentence(tell("No words yet."), width) : undrawn_picture(words, width);
    return finished(layout, words, tone, width, law_of({&layout}));
  };
  return {side(left, left_words, CloudTone::challenge), side(right, right_words, CloudTone::opportunity)};
}

CloudPair bare_clouds(const std::vector<CloudWord>& challenges, const std::vector<CloudWord>& opportunities,
                      double width, double height) {
  width = std::max(width, narrowest);
  height = std::max(height, 40.0);
  const auto left_words = shown(challenges);
  const auto right_words = shown(opportunities);
  CloudLayout left;
  CloudLayout right;
  lay_out_alike(left_words.drawn, left, right_words.drawn, right, width, height);
  const auto side = [&](const CloudLayout& layout, CloudTone tone) {
    return layout.words.empty() ? Picture{} : finished(layout, {}, tone, width, {});
  };
  return {side(left, CloudTone::challenge), side(right, CloudTone::opportunity)};
}

Picture two_clouds(const std::vector<CloudWord>& challenges, const std::vector<CloudWord>& opportunities, double width,
                   double height, const std::string& challenge_base, const std::string& opportunity_base) {
  constexpr double narrowest_pair = 600;
  constexpr double gutter = 64;
  width = std::max(width, narrowest);
  const auto left_words = shown(challenges);
  const auto right_words = shown(opportunities);
  SortedWords all = left_words;
  all.undrawn.insert(all.undrawn.end(), right_words.undrawn.begin(), right_words.undrawn.end());
  all.missing.insert(right_words.missing.begin(), right_words.missing.end());
  if (left_words.drawn.empty() && right_words.drawn.empty())
    return all.undrawn.empty() ? sentence(tell("No notes yet."), width) : undrawn_picture(all, width);
  const bool pair = width >= narrowest_pair;
  const double side_width = pair ? (width - gutter) / 2 : width;
  const double side_height = std::max(120.0, height - 42);

  CloudLayout left;
  CloudLayout right;
  lay_out_alike(left_words.drawn, left, right_words.drawn, right, side_width, side_height);
  const auto law = law_of(left.words.empty() ? std::vector<const CloudLayout*>{&right}
                                             : std::vector<const CloudLayout*>{&left, &right});

  Drawing drawing;
  double bottom = 0;
  if (pair) {
    const double tallest = 42 + std::max(left.height, right.height);
    bottom = tallest + margin;
    draw_side(drawing, Side::challenge, left, left_words, {0, 0, side_width, tallest}, challenge_base);
    draw_side(drawing, Side::opportunity, right, right_words, {side_width + gutter, 0, side_width, tallest},
              opportunity_base);
    drawing.line(width / 2, 0, width / 2, bottom, rule);
  } else {
    bottom = draw_side(drawing, Side::challenge, left, left_words, {0, 0, side_width, 0}, challenge_base) + 20;
    drawing.line(0, bottom, width, bottom, rule);
    bottom =
        draw_side(drawing, Side::opportunity, right, right_words, {0, bottom + 20, side_width, 0}, opportunity_base);
  }
  const auto side_words = [](const CloudLayout& layout, const std::string& base) {
    return (base.empty() ? "" : base + "; ") + (layout.words.empty() ? tell("none") : words_of(layout));
  };
  bottom = draw_law(drawing, law, bottom, width);
  bottom = draw_law(drawing, undrawn_sentence(all, true), bottom, width);
  return drawing.finish(
      width, bottom, tell("Challenges and opportunities"),
      tell("Two word clouds, each word with its figure. Challenges: {left}. Opportunities: {right}.",
           {{"left", side_words(left, challenge_base)}, {"right", side_words(right, opportunity_base)}}) +
          after(law) + after(undrawn_sentence(all, false)));
}

}  // namespace muster::draw
