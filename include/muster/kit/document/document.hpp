#pragma once
// A report as a value: headings, sentences, pictures and tables, before anybody decides whether it becomes a page or
// a Word file. Both writers read this one model, so both say the same.

#include <muster/kit/draw/picture.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace muster::document {

/// A run of text with one look.
struct Run {
  std::string text;  ///< '\n' breaks the line
  bool strong = false;
  bool emphasis = false;
  std::string link;         ///< address, or empty
  std::vector<Run> note{};  ///< of a footnote: its words; `text` is its number. None stands within another
};
using Sentence = std::vector<Run>;

struct Heading {
  int level = 1;  ///< 1 to 3; the title stands outside
  std::string text;
  std::string anchor;  ///< unique in the document
  int rank = 1;        ///< 1 to 3, its place in the outline: never more than one below the heading before it
};
/// Of a quotation: what a slide says of it, which has none of the words around it.
struct Quoted {
  std::string finding{};  ///< "12 of 28 people wrote of ‘Time to talk’."; empty of one that somebody typed
  std::string theme{};    ///< "Time to talk"; empty where the finding names it
  std::string base{};     ///< "28 of 42 responses", and who may be quoted
};
struct Paragraph {
  Sentence text;
  /// key: the large opening sentence; note: small print; quotation: what somebody said, apart from the rest
  enum class Look { body, key, note, quotation } look = Look::body;
  Quoted quoted{};
};
struct BulletList {
  std::vector<Sentence> items;
  bool numbered = false;
};
/// A numbered figure: caption, base, picture with its alternative text.
struct FigureBlock {
  std::size_t number = 0;
  std::string caption;
  std::string base;  ///< "42 of 42 responses"; never empty
  draw::Picture picture;
  bool in_table = false;  ///< a printed file draws it row by row in the table behind it, which may run over pages
  std::string finding{};  ///< what it shows, in a sentence; empty where nothing says it
};
/// A picture that somebody brought along, a photograph of the day: it shows no figures, so it has no number and no
/// base.
struct ImageBlock {
  std::string bytes;       ///< PNG or JPEG
  std::string media_type;  ///< "image/png", "image/jpeg"
  double width = 0;        ///< pixels
  double height = 0;
  std::string alternative;  ///< never empty
  std::string caption{};    ///< below it; may be empty
  std::string address{};    ///< where the site's own page has it, which shows no picture that stands in the page itself
};
/// A cell may hold several lines, parted by '\n'.
struct TableBlock {
  std::size_t number = 0;  ///< 0 where the table belongs to the figure before it
  std::string caption;
  std::string base;
  std::vector<std::string> heading;
  std::vector<bool> figures;  ///< per column: right-aligned figures
  std::vector<std::vector<std::string>> rows;
  bool total = false;                  ///< the last row is a total
  bool folded = false;                 ///< the picture before it shows every figure: a page folds the table away
  std::vector<draw::Picture> bars{};   ///< per row, what stands in a column of its own: of a folded table in a printed
                                       ///< file, of another wherever it is shown, in place of the figure before it
  std::size_t printed = 0;             ///< folded: so many of its first rows stand in columns below the picture of a
                                       ///< printed file; without these and bars none does
  std::vector<draw::Picture> marks{};  ///< per row: the mark that its first cell has in the picture; or empty
  std::string bars_heading = "0 to 100%";
  double bars_share = 0.3;  ///< of the table's width

  /// Its rows carry what the figure before it shows, so that it stands in its place.
  [[nodiscard]] bool stands_for_figure() const { return !folded && !bars.empty(); }
};
/// The headings of level 1, with their pages where there are pages.
struct Contents {};
struct PageBreak {};

struct Block;
/// Two blocks side by side (a two-cell table in Word, one below the other on a phone).
struct Pair {
  std::vector<Block> left;
  std::vector<Block> right;
  double left_share = 0.5;  ///< of the width
};
struct Block {
  std::variant<Heading, Paragraph, BulletList, FigureBlock, TableBlock, PageBreak, Contents, Pair, ImageBlock> content;
};

/// The picture of whoever made the report, over its title.
struct Logo {
  std::string bytes;       ///< PNG or JPEG
  std::string media_type;  ///< "image/png", "image/jpeg"
  double width = 0;        ///< pixels
  double height = 0;
  std::string alternative;
};
/// How large it is shown: no higher and no wider than stands well over a title, and never enlarged.
struct LogoSize {
  int width = 0;
  int height = 0;
};
[[nodiscard]] LogoSize shown_size(const Logo& logo);

/// How large an image is shown in so much room, in the room's measure: whole, and never enlarged.
struct ImageSize {
  double width = 0;
  double height = 0;
};
[[nodiscard]] ImageSize shown_size(const ImageBlock& image, double widest, double highest);
/// "png", "jpeg".
[[nodiscard]] std::string file_ending(const std::string& media_type);

struct Document {
  std::string title;
  std::string subtitle;  ///< "Report of the day: Friday 10 June 2022, Coin Street Neighbourhood Centre"
  std::string programme;
  std::optional<Logo> logo{};
  std::string edition{};  ///< "edition 2", at the foot of each page; empty of a draft
  std::string language = "en-GB";
  std::vector<std::string> left_in_english{};  ///< what could not be said in it, as the source says it; for whoever
                                               ///< made the report, and in none of its files
  std::vector<Block> blocks;
  std::vector<TableBlock> workbook{};  ///< tables that stand in the workbook alone, behind all others
};

/// Says once what the writers say around a report ("Figure", "Contents"), so that whoever makes one learns beforehand
/// what of it stays in English.
void say_own_words();

/// Gives each footnote its number, in the order of reading: 1, 2, ...
void number_footnotes(std::vector<Block>& blocks);
/// The words of footnotes 1, 2, ...
[[nodiscard]] std::vector<const Sentence*> footnotes_of(const Document& document);

/// What stands at the foot of each page beside its number.
[[nodiscard]] std::string foot_of(const Document& document);

}  // namespace muster::document
