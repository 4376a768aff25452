// Reads the file's headings by each version, the newest first.
#include "answered_version_service.hpp"

#include "domain/feedback/answers_out/answer_columns.hpp"
#include "form_version_sql.hpp"

#include <cstddef>
#include <limits>
#include <utility>

namespace muster::feedback {
namespace {

constexpr std::int64_t most_versions_read = 10;

/// Columns that the version knows nothing of; all there are where it knows none.
std::size_t unknown_columns(const forms::Form& form, const intake::Sheet& sheet) {
  const auto columns = answer_columns(sheet.table, form, sheet.columns, sheet.name);
  return columns.ok() ? columns->left_out.size() : std::numeric_limits<std::size_t>::max();
}

}  // namespace

Round round_of_file(store::Session& session, Round round, const intake::Sheet& sheet) {
  if (round.form_version == 1) return round;
  const auto newest = round.form_version;
  auto least = unknown_columns(*round.form, sheet);
  for (auto number = newest - 1; number > 0 && number > newest - most_versions_read && least > 0; --number) {
    const auto earlier = sql::form_numbered(session, round, number);
    if (earlier == nullptr) continue;
    auto read = sql::form_as_read(session, round, earlier);
    const auto unknown = unknown_columns(*read, sheet);
    if (unknown >= least) continue;
    least = unknown;
    round.form = std::move(read);
    round.written_form = {earlier, &earlier->form};
    round.form_text = {earlier, &earlier->version.text};
    round.form_version = number;
  }
  return round;
}

}  // namespace muster::feedback
