#pragma once
// Which tables a programme takes along when it is written out, and which stay behind: the one list that writing,
// reading, the description of the format and their tests go by. A table or column that is not in it fails a test.

#include <optional>
#include <string_view>
#include <vector>

namespace muster::passage {

/// Lists of names are separated by spaces.
struct TravellingTable {
  std::string_view name;
  std::string_view key;  ///< columns of its primary key: the order of its rows in the file
  /// Names with what they hold: `#` a whole number, `%` bytes, else text; `?` behind it where there may be nothing.
  std::string_view columns;
  /// "column>table": whose rows they are. Empty where a rule of its own says which rows are the programme's.
  std::string_view belongs{};
  std::string_view leads{};  ///< "column>table": what else its rows lead to, which is in the file too
  std::string_view later{};  ///< as leads, to rows that may stand further down: filled in when all of them stand
  std::string_view sole{};   ///< a column whose value only one row of a whole database may have
  std::string_view stays{};  ///< columns that stay: made anew where the rows are read
  bool shared = false;       ///< several programmes may have the row: one that is there already stays as it is
};
[[nodiscard]] const std::vector<TravellingTable>& travelling_tables();

struct StayingTable {
  std::string_view name;
  std::string_view reason;  ///< a sentence
};
[[nodiscard]] const std::vector<StayingTable>& staying_tables();

enum class Holds { text, whole, bytes };
struct Column {
  std::string_view name;
  Holds holds = Holds::text;
  bool may_be_null = false;
};
[[nodiscard]] std::vector<Column> columns_of(const TravellingTable& table);

struct Lead {
  std::string_view column;
  std::string_view table;
};
[[nodiscard]] std::optional<Lead> belonging(const TravellingTable& table);
/// Those of a list of leads.
[[nodiscard]] std::vector<Lead> leads_in(std::string_view list);

/// The declaration of a table; null for one that does not travel.
[[nodiscard]] const TravellingTable* travelling(std::string_view name);

}  // namespace muster::passage
