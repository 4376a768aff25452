#pragma once
// Words as a picture with its table one click away: the middle of the page of phrases and of that of words compared.

#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/view.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::words {

struct WordColumn {
  std::string heading;
  bool figures = true;
};
struct WordCell {
  std::string text;
  std::string path{};   ///< of the answers behind it; empty where they may not be read
  std::string of{};     ///< what the link is of, read out behind its text
  bool strong = false;  ///< the figure that the picture shows
};
struct WordRow {
  std::string word;
  std::string path{};  ///< as of a cell
  std::vector<WordCell> cells;
};
struct WordPicture {
  std::function<draw::Picture(double width)> picture{};  ///< none: the table alone
  std::vector<std::string> remarks{};                    ///< small sentences below the picture
  std::string name;                                      ///< "Phrases": read out of the table
  std::string caption;                                   ///< what the table holds, read out
  std::vector<WordColumn> columns;
  std::vector<WordRow> rows;
  std::string how;  ///< markup: how the figures are made
};

/// Fills the markers of {{>WORD_PICTURE}} in `part`.
void add_word_picture(web::View& part, const WordPicture& words);

}  // namespace muster::words
