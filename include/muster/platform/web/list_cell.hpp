#pragma once
// One cell of a list: what a page shows there, and what a file holds.

#include <string>
#include <utility>
#include <vector>

namespace muster::web {

/// What a mark says by its colour, beside its shape and its word.
enum class Tone { plain, good, doubtful, wrong };

/// A link among others in a cell; `of` is said only to those who do not see the row.
struct CellLink {
  std::string path;
  std::string words;
  std::string of;
};

/// A button in a row that changes something: a form of its own with the token.
struct RowAction {
  std::string path{};
  std::string words{};  ///< "Mark as came"
  std::string of{};     ///< whom or what, for those who do not see the row
  std::vector<std::pair<std::string, std::string>> fields{};
  std::string key{};  ///< the letter that presses it while its row has the focus
  bool grave = false;
};

struct Cell {
  std::string text;
  std::string strong;  ///< stands after the text in bold: a surname
  std::string path;    ///< where text and strong lead
  std::string note;    ///< a second, smaller line; on the page alone
  std::string mark;    ///< before the text: "done"
  Tone tone = Tone::plain;
  std::string before;  ///< words that the cell needs only where its column has no head, on a phone: "Since"
  std::vector<CellLink> links;
  std::vector<RowAction> actions;

  Cell() = default;
  Cell(std::string words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor): a cell is mostly text
  Cell(const char* words) : text(words) {}             // NOLINT(google-explicit-constructor)
  Cell& bold(std::string words) { return with(strong, std::move(words)); }
  Cell& to(std::string address) { return with(path, std::move(address)); }
  Cell& second_line(std::string words) { return with(note, std::move(words)); }
  Cell& on_phone(std::string words) { return with(before, std::move(words)); }
  Cell& marked(std::string name, Tone said) {
    tone = said;
    return with(mark, std::move(name));
  }
  Cell& link(CellLink added) {
    links.push_back(std::move(added));
    return *this;
  }
  Cell& action(RowAction added) {
    actions.push_back(std::move(added));
    return *this;
  }

 private:
  Cell& with(std::string& part, std::string value) {
    part = std::move(value);
    return *this;
  }
};

}  // namespace muster::web
