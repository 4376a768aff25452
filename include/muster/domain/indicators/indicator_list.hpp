#pragma once
// A file of published figures, judged row by row: which area, which year, which value, and what is there already.

#include <muster/domain/people/region.hpp>
#include <muster/kit/base/diagnostic.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::indicators {

/// Areas whose figures a programme keeps.
struct Areas {
  std::vector<people::Region> regions;
  [[nodiscard]] const people::Place* place(std::string_view code) const;
  /// A region by its official code (the nine of England, by the Office for National Statistics), where the programme
  /// works in one of that name.
  [[nodiscard]] const people::Region* region(std::string_view code) const;
  /// The nation that the programme's places stand in, told by their first letter; its code and name.
  [[nodiscard]] std::string nation(std::string_view code) const;
  [[nodiscard]] std::string name_of(std::string_view code) const;
};
/// The official code of a region of that name; empty where there is none.
[[nodiscard]] std::string official_code(const people::Region& region);
/// Code and name of the nation of a region's places; empty where their codes tell none.
[[nodiscard]] std::pair<std::string, std::string> nation_of(const people::Region& region);

/// What an indicator is, as a file says it.
struct Release {
  std::string code;
  std::string title;
  std::string unit;       ///< empty where the file does not say it
  std::string source;     ///< may be empty
  std::string published;  ///< may be empty
};

/// One value that a row holds.
struct Value {
  std::size_t release = 0;  ///< of IndicatorList::releases
  std::string area;         ///< its code
  int year = 0;
  std::string period;
  std::string published;  ///< the cell
  enum class Standing { fresh, revised, same } standing = Standing::fresh;
  std::size_t column = 0;  ///< of the table
};

/// What stands in the store.
struct Known {
  struct Stands {
    std::string published;  ///< the cell
    std::string released;   ///< when its file was published, as that says it
    std::string release;    ///< id of what says it
  };
  struct Kept {
    std::string title;
    std::string unit;
    std::string period;  ///< of one of its figures
  };
  std::map<std::string, Stands, std::less<>> figures;   ///< by `known_key`
  std::map<std::string, Kept, std::less<>> indicators;  ///< by code
};
[[nodiscard]] std::string known_key(std::string_view indicator, std::string_view area, int year);

enum class Verdict { fresh, revised, same, elsewhere, empty, undecided, refused };

struct JudgedRow {
  std::size_t line = 0;
  Verdict verdict = Verdict::fresh;
  std::string reason;  ///< of those refused, empty or elsewhere
  std::string remedy;  ///< of those refused: what to do, a sentence without its full stop
  std::string column;  ///< of those refused: the heading of the cell that is at fault; may be empty
  std::string area;    ///< as it is called
  std::string code;    ///< of the area, as it is typed; may be empty
  std::string period;
  std::string told;  ///< the indicator and its value, or how many
  std::vector<Value> values;
  std::vector<std::size_t> invalid;  ///< columns of a refused row to mend
};

struct IndicatorList {
  std::vector<Release> releases;
  std::vector<JudgedRow> rows;  ///< one for each row of the table
  std::vector<std::string> remarks;
};

/// What stops a row, where in it, and what to do: "Value: "-5" is below nought, and ... Write ...". Of rows undecided
/// and refused.
[[nodiscard]] std::string stop_words(const JudgedRow& row);
/// The same with its place in the file, for a command and for programs.
[[nodiscard]] Diagnostic stop_of(const JudgedRow& row, const std::string& source);

/// Judges a table in either shape: one value a row (area code, year, indicator, value), or a column for each indicator
/// beside area code and year. Refused are, each with its column and what to do: values that the unit rules out (a count
/// below nought, a share outside 0 to 100), a unit, a title or a kind of year that is another than the indicator's, a
/// day of publication that the calendar does not have, a code that no area has, and a code beside the name of another
/// area. Rows of areas elsewhere and units that no rule knows are told in the remarks. Area codes are read
/// from new_la_code, region_code and country_code too, as the Department for Education heads them. `units` are decided:
/// title folded -> unit. Errors: no column of area codes or years, no values.
[[nodiscard]] Result<IndicatorList> judge_indicators(const tabular::Table& table, const Areas& areas,
                                                     const Known& known,
                                                     const std::map<std::string, std::string>& units,
                                                     const std::string& source);

}  // namespace muster::indicators
