#pragma once
// Pictures made from values: SVG for the page, PNG from the same drawing for Word. Same values, same bytes.
// Type is Inter, measured with the shaper that also draws it; text in SVG carries its measured length.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::draw {

/// A finished drawing. `alternative` says in words what it shows, figures included.
struct Picture {
  std::string svg;    ///< a whole <svg> element with role="img", title and desc; no id that could clash
  double width = 0;   ///< CSS pixels
  double height = 0;  ///< CSS pixels
  std::string alternative;
};

/// PNG bytes of a picture at `scale` pixels per CSS pixel (0.5 to 6). Throws std::runtime_error where librsvg refuses.
[[nodiscard]] std::string to_png(const Picture& picture, double scale = 2.0);

struct Bar {
  std::string label;
  std::int64_t people = 0;
  double share = 0;             ///< 0 to 1, of the base
  std::optional<double> low{};  ///< interval; absent where none is meant (free text)
  std::optional<double> high{};
  bool suppressed = false;      ///< drawn as a word, never as a length
  std::int64_t fewer_than = 0;  ///< where suppressed for its own size: the threshold, said in words; 0 says "hidden"
};

/// Horizontal bars, the label, people, bar, share and interval on one line, axis 0 to 100% of people.
[[nodiscard]] Picture bars(const std::vector<Bar>& bars, double width);

/// One bar with its interval for a row of a table, without words, over the same axis.
[[nodiscard]] Picture bar_strip(const Bar& bar, double width);

/// One answer in two rounds.
struct BarPair {
  std::string label;
  std::optional<Bar> first;  ///< nothing where that round did not offer it; its own label is not drawn
  std::optional<Bar> second;
  bool first_answered = true;  ///< false: nobody answered the question, so there is no share to draw
  bool second_answered = true;
};
/// Two bars for each row over one axis of 0 to 100%: the first outlined, the second filled, each with its share and its
/// interval, under a key of both names.
[[nodiscard]] Picture paired_bars(const std::vector<BarPair>& rows, const std::string& first, const std::string& second,
                                  double width);

/// Plain horizontal bars of counts, one square mark per person up to 20, a bar above.
[[nodiscard]] Picture marks(const std::vector<Bar>& bars, double width);

/// The marks of one of several rows for a row of a table, without words; `most` are the people of the longest row.
[[nodiscard]] Picture mark_strip(std::int64_t people, std::int64_t most, double width);

/// Whether a scale runs from worst to best, stands in an order of which neither end is good (shades of grey, the last
/// the darkest), or is of ranks, with the first choice the darkest.
enum class ScaleEnds { worst_and_best, neither, first_choice };

/// A stacked scale. From worst to best: the middle in grey, worst striped, and the interval of the last option (best)
/// below; `options` come worst first. With neither end good: shades of one grey in the order given, and no interval.
/// Where an option is suppressed the parts would give its length away, so the options are drawn as bars() instead.
[[nodiscard]] Picture scale(const std::vector<Bar>& options, ScaleEnds ends, double width);

/// The square of 12 px that marks option `index` (0 stands left) of `count` in a table beside a scale.
[[nodiscard]] Picture scale_mark(std::size_t index, std::size_t count, ScaleEnds ends);

/// One statement of several that were answered on one scale.
struct StatementBar {
  std::string label;
  std::vector<Bar> steps;  ///< in the order of scale(); every statement has the same
  std::string figure{};    ///< at the right of the bar: "37 of 41"
};

/// A stacked bar for each statement, all of one length, under one key of the steps; `head` stands over the figures.
/// Where nobody stands on a scale the row says so. No step may be suppressed.
[[nodiscard]] Picture statements(const std::vector<StatementBar>& rows, ScaleEnds ends, const std::string& head,
                                 double width);

/// One line of several on which people gave numbers.
struct AmountBar {
  std::string label;
  std::optional<double> amount;  ///< 0 or more; nothing where nobody answered
  std::string figure{};          ///< at the right of the bar: "45.5"
};

/// A bar for each line from 0 to `most` or its longest amount, whichever is more; `head` stands over the figures.
[[nodiscard]] Picture amounts(const std::vector<AmountBar>& rows, double most, const std::string& head, double width);

/// A stacked bar for each option that people put in order: its steps are the ranks, the first one left.
[[nodiscard]] Picture ranks(const std::vector<StatementBar>& options, const std::string& head, double width);

/// `asked` strokes of which `answered` are filled: who is silent, before any share. `who` they are, in the plural.
[[nodiscard]] Picture strokes(std::int64_t answered, std::int64_t asked, double width, std::string_view who = "people");

struct Tile {
  std::string code;  ///< official code
  std::string name;
  std::string short_name;
  std::string area;  ///< lines are drawn between tiles of different areas
  int column = 0;
  int row = 0;
  std::int64_t people = 0;
  bool suppressed = false;
  std::int64_t fewer_than = 0;  ///< as in Bar
};

/// Tiles of equal size in five steps of one hue, hatched where nobody came, with a legend of the steps.
/// `unit` names what is counted ("delegates").
[[nodiscard]] Picture tile_map(const std::vector<Tile>& tiles, const std::string& unit, double width);

struct CloudWord {
  std::string word;
  std::int64_t people = 0;  ///< > 0
};

enum class CloudTone { plain, challenge, opportunity };

/// All words horizontal, figure after each word. One law of size for all clouds, printed under them: twice the people
/// are one and a half times the height; where counts lie so far apart that the rarest words could not be read, those
/// are drawn at the smallest readable size and the law says below which figure. No word is lost: where one does not
/// fit, the whole scale shrinks and the layout starts again; at the smallest readable size (10 px) the picture grows
/// higher than `height` instead. Mostly it is lower: it ends where its ink ends. Equal counts are equal sizes. The
/// order of `words` does not matter; those without people or letters are left out. A width below 240 is taken as 240.
[[nodiscard]] Picture cloud(const std::vector<CloudWord>& words, CloudTone tone, double width, double height);

/// Two clouds of one scale for whoever places them himself: the same figure is the same size in both.
struct CloudPair {
  Picture challenges;
  Picture opportunities;
};
[[nodiscard]] CloudPair cloud_pair(const std::vector<CloudWord>& challenges,
                                   const std::vector<CloudWord>& opportunities, double width, double height);

/// Challenges left with a downward mark, opportunities right with an upward mark: told apart by side and shape.
/// The bases stand at the right of each head ("56 notes"); where empty, the number of words does.
[[nodiscard]] Picture two_clouds(const std::vector<CloudWord>& challenges, const std::vector<CloudWord>& opportunities,
                                 double width, double height, const std::string& challenge_base = {},
                                 const std::string& opportunity_base = {});

/// Words on both sides, mirrored bars: `left` of challenges, `right` of opportunities.
struct BothSides {
  std::string word;
  std::int64_t left = 0;
  std::int64_t right = 0;
};
[[nodiscard]] Picture both_sides(const std::vector<BothSides>& words, double width);

/// A QR symbol of `content`, error correction M, with its quiet zone.
[[nodiscard]] Picture qr_symbol(const std::string& content, double width);

}  // namespace muster::draw
