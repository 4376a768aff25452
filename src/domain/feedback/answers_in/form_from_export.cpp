// Knows the columns that form programs add, as the import of answers does.
#include <muster/domain/feedback/form_from_export.hpp>

#include "answer_heading.hpp"
#include "domain/feedback/answers_out/answer_frame.hpp"

#include <muster/domain/conversions/answers.hpp>

namespace muster::feedback {

Result<conversions::ReadForm> form_from_export(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(read, tabular::read_table(bytes, source, tabular::WideRows::kept));
  const auto table = with_one_heading(std::move(read));
  if (table.rows.empty())
    return bad_input("\"" + source + "\" has no answers below its headings, and a form is seen in its answers.");
  const auto program = program_of(table.heading);
  std::vector<bool> own;
  for (const auto& heading : table.heading)
    own.push_back(adds_itself(program, heading) || identity_rank(heading) || moment_rank(heading));
  return conversions::form_from_answers(table, own, source);
}

}  // namespace muster::feedback
