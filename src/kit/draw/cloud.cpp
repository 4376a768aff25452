// Word clouds: one, or challenges beside opportunities. The sizes of two clouds follow one law, so that they compare.

#include "cloud_layout.hpp"
#include "rows.hpp"
#include "sides.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double plain_exponent = 0.6;
constexpr double notes_exponent = 0.75;
constexpr double margin = 4;

/// On anything narrower a single word with its figure might not fit at a readable size.
constexpr double narrowest = 240;

std::vector<CloudWord> shown(const std::vector<CloudWord>& words) {
  std::vector<CloudWord> kept;
  for (const auto& word : words) {
    std::string text = clean(word.word);
    if (word.people > 0 && text.find_first_not_of(' ') != std::string::npos) {
      kept.push_back({std::move(text), word.people});
    }
  }
  return kept;
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
    drawing.text(word.figure_x + x, word.figure_baseline + y, grouped(word.people), word.figure_face, third_ink);
  }
}

std::string words_of(const CloudLayout& layout) {
  std::string words;
  for (const auto& word : layout.words) words += (words.empty() ? "" : ", ") + word.word + " " + grouped(word.people);
  return words;
}

std::string word_count(std::size_t count) { return counted(static_cast<std::int64_t>(count), "word", "words"); }

double exponent_of(CloudTone tone) { return tone == CloudTone::plain ? plain_exponent : notes_exponent; }

/// One side of two: its head, its words or the sentence that there are none. Returns the lower edge.
double draw_side(Drawing& drawing, Side side, const CloudLayout& layout, const Box& box, const std::string& base) {
  constexpr double head = 20;
  const bool challenge = side == Side::challenge;
  draw_side_head(drawing, side, box.x, box.y + 17, Anchor::start, MarkPlace::first, 17);
  const double top = box.y + head + 22;
  if (layout.words.empty()) {
    drawing.text(box.x, top + 12, challenge ? "No challenges noted yet." : "No opportunities noted yet.", label_face,
                 third_ink);
    return top + 20;
  }
  drawing.text(box.x + box.width, box.y + 17, base.empty() ? word_count(layout.words.size()) : base, label_face,
               second_ink, Anchor::end);
  const double room = std::max(0.0, box.height - head - 22 - layout.height);
  draw_words(drawing, layout, challenge ? CloudTone::challenge : CloudTone::opportunity, box.x, top + room / 2);
  return top + layout.height + margin;
}

}  // namespace

Picture cloud(const std::vector<CloudWord>& words, CloudTone tone, double width, double height) {
  const auto kept = shown(words);
  width = std::max(width, narrowest);
  height = std::max(height, 40.0);
  if (kept.empty()) return sentence("No words yet.", width);
  const CloudLayout layout = laid_out(kept, exponent_of(tone), width, height);
  Drawing drawing;
  draw_words(drawing, layout, tone, 0, margin);
  return drawing.finish(
      width, layout.height + 2 * margin, "Word cloud",
      "Word cloud of " + word_count(kept.size()) + ", each with its figure: " + words_of(layout) + ".");
}

Picture two_clouds(const std::vector<CloudWord>& challenges, const std::vector<CloudWord>& opportunities, double width,
                   double height, const std::string& challenge_base, const std::string& opportunity_base) {
  constexpr double narrowest_pair = 600;
  constexpr double gutter = 64;
  width = std::max(width, narrowest);
  const auto left_words = shown(challenges);
  const auto right_words = shown(opportunities);
  if (left_words.empty() && right_words.empty()) return sentence("No notes yet.", width);
  const bool pair = width >= narrowest_pair;
  const double side_width = pair ? (width - gutter) / 2 : width;
  const double side_height = std::max(120.0, height - 42);

  CloudLayout left;
  CloudLayout right;
  if (!left_words.empty()) left = laid_out(left_words, notes_exponent, side_width, side_height);
  if (!right_words.empty()) right = laid_out(right_words, notes_exponent, side_width, side_height);
  if (!left.words.empty() && !right.words.empty()) {
    // The gentler law of the two holds for both.
    while (left.law.exponent != right.law.exponent) {
      const double exponent = std::min(left.law.exponent, right.law.exponent);
      left = laid_out(left_words, exponent, side_width, side_height);
      right = laid_out(right_words, exponent, side_width, side_height);
    }
    if (left.law.factor < right.law.factor) {
      right = laid_out(right_words, left.law, side_width, side_height);
    } else {
      left = laid_out(left_words, right.law, side_width, side_height);
    }
  }

  Drawing drawing;
  double bottom = 0;
  if (pair) {
    const double tallest = 42 + std::max(left.height, right.height);
    bottom = tallest + margin;
    draw_side(drawing, Side::challenge, left, {0, 0, side_width, tallest}, challenge_base);
    draw_side(drawing, Side::opportunity, right, {side_width + gutter, 0, side_width, tallest}, opportunity_base);
    drawing.line(width / 2, 0, width / 2, bottom, rule);
  } else {
    bottom = draw_side(drawing, Side::challenge, left, {0, 0, side_width, 0}, challenge_base) + 20;
    drawing.line(0, bottom, width, bottom, rule);
    bottom = draw_side(drawing, Side::opportunity, right, {0, bottom + 20, side_width, 0}, opportunity_base);
  }
  const auto side_words = [](const CloudLayout& layout, const std::string& base) {
    return (base.empty() ? "" : base + "; ") + (layout.words.empty() ? "none" : words_of(layout));
  };
  return drawing.finish(width, bottom, "Challenges and opportunities",
                        "Two word clouds, each word with its figure. Challenges: " + side_words(left, challenge_base) +
                            ". Opportunities: " + side_words(right, opportunity_base) + ".");
}

}  // namespace muster::draw
