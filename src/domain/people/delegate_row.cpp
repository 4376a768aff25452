// Names stay as typed but for outer spaces, and for what says that they stand for several places.

#include "delegate_row.hpp"

#include "cell_text.hpp"
#include "not_a_person.hpp"
#include "sheet_reading.hpp"

#include <muster/domain/people/person_name.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::people {
namespace {

/// Takes cells one after the other, and notes what is found in them.
class RowReader {
 public:
  RowReader(const tabular::RowView& cells, const DelegateColumns& columns) : cells_(cells), columns_(columns) {}

  TakenRow read(std::size_t line) {
    auto& row = taken_.row;
    row.line = line;
    names();
    row.place = text(columns_.place);
    row.organisation = organisation();
    if (columns_.email) row.email = address_taken(text(columns_.email), *columns_.email, taken_.cells);
    if (columns_.job_title) row.job_title = job_title(*columns_.job_title);
    row.access_needs = needs(columns_.access_needs, "access needs");
    row.dietary_needs = needs(columns_.dietary_needs, "dietary requirements");
    return std::move(taken_);
  }

 private:
  /// The cell without outer spaces; notes whether there were any.
  std::string text(std::optional<std::size_t> column) {
    auto inner = cell(cells_, column);
    if (column && *column < cells_.size() && inner.size() != cells_[*column].size()) taken_.row.spaces_removed = true;
    return inner;
  }

  std::string name(std::optional<std::size_t> column, const char* what) {
    auto typed = text(column);
    if (column == columns_.full_name) typed = apart(std::move(typed));
    // Whether a long text is a name is told by whoever judges the row.
    if (!column || (is_valid_text(typed) && character_count(typed) > longest_cell)) return typed;
    return line_taken(std::move(typed), what, *column, taken_.cells);
  }

  /// Names on lines of their own are not one name.
  static std::string apart(std::string typed) {
    const auto end = typed.find('\n');
    if (end == std::string::npos || trimmed(typed.substr(0, end)).find(' ') == std::string::npos ||
        trimmed(typed.substr(end)).find(' ') == std::string::npos)
      return typed;
    std::string out;
    for (const char letter : typed) {
      if (letter == '\n')
        out += "; ";
      else if (letter != '\r')
        out += letter;
    }
    return out;
  }

  void names() {
    auto& row = taken_.row;
    auto first = name(columns_.first_name, "first name");
    auto last = columns_.full_name ? name(columns_.full_name, "name") : name(columns_.last_name, "surname");
    const bool whole = make_whole(first, last);
    auto named = named_places(first, last);
    row.places = named.places;
    row.places_typed = named.typed;
    if (whole) {
      split_name(named.last_name, row.first_name, row.last_name);
    } else {
      row.first_name = std::move(named.first_name);
      row.last_name = std::move(named.last_name);
    }
    if (columns_.places && row.places == 1) {
      row.places_typed = text(columns_.places);
      row.places = places_of(row.places_typed);
    }
    if (columns_.guests && row.places == 1) guests();
  }

  /// Whatever stands there but a no: somebody comes too.
  void guests() {
    const auto typed = text(columns_.guests);
    const auto folded = folded_name(typed);
    if (folded.empty() || folded == "0" || folded == "no" || folded == "n" || folded == "none" || folded == "na" ||
        folded == "false")
      return;
    auto& row = taken_.row;
    row.places_typed = "guests: " + typed;
    row.places = 2;
  }

  /// Whether `last` is the whole name, to be split: it is what the columns say together with the row.
  bool make_whole(std::string& first, std::string& last) {
    if (columns_.full_name) {
      // Beside a first name, "Name" holds the last one where the first does not stand in it.
      const bool beside = !first.empty() && folded_name(last).find(folded_name(first)) == std::string::npos;
      if (!beside) first.clear();
      return !beside;
    }
    if (first.empty() && last.empty() && columns_.spare_name) {
      last = name(columns_.spare_name, "name");
      return true;
    }
    // "Name, Surname", where the name is the whole one.
    if (!last.empty() && first.ends_with(" " + last)) first = trimmed(first.substr(0, first.size() - last.size()));
    return false;
  }

  std::string job_title(std::size_t column) {
    auto taken = line_taken(text(column), "job title", column, taken_.cells);
    // Eventbrite writes this where whoever bought said nothing of the others.
    if (folded_name(taken) != "inforequested") return taken;
    taken_.cells.push_back({CellFinding::Kind::left_out, column, "‘" + taken + "’ is no job title", {}});
    return {};
  }

  std::string organisation() {
    if (!columns_.organisation) return {};
    const auto column = *columns_.organisation;
    auto taken = line_taken(text(column), "organisation", column, taken_.cells);
    if (!says_nothing(taken)) return taken;
    if (!taken_.row.place.empty()) return {};
    taken_.cells.push_back({CellFinding::Kind::no_organisation,
                            column,
                            taken.empty() ? "there is no organisation" : "‘" + taken + "’ is no organisation",
                            {}});
    return {};
  }

  /// What several columns tell, each once and on a line of its own.
  std::string needs(const std::vector<std::size_t>& columns, const std::string& what) {
    std::string all;
    for (const auto column : columns) {
      const auto one = cell(cells_, column);
      if (!one.empty() && all.find(one) == std::string::npos) all += (all.empty() ? "" : "\n") + one;
    }
    if (is_valid_text(all) && (all.size() <= longest_need || character_count(all) <= longest_need)) return all;
    // The reason never repeats them.
    taken_.cells.push_back({CellFinding::Kind::left_out,
                            columns.front(),
                            "the " + what + " have more than " + grouped(longest_need) +
                                " characters, and are left out: shorten them, for somebody has to act on them",
                            {}});
    return {};
  }

  const tabular::RowView& cells_;
  const DelegateColumns& columns_;
  TakenRow taken_;
};

}  // namespace

std::vector<std::size_t> name_columns(const DelegateColumns& columns) {
  std::vector<std::size_t> out;
  for (const auto& column : {columns.first_name, columns.last_name, columns.full_name}) {
    if (column) out.push_back(*column);
  }
  return out;
}

TakenRow read_row(const tabular::RowView& cells, std::size_t line, const DelegateColumns& columns) {
  return RowReader(cells, columns).read(line);
}

}  // namespace muster::people
