// What was said at the event as a table: where, what, and what the team answers.
#include "block_makers.hpp"

#include "comments.hpp"
#include "table_columns.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

namespace muster::report {

Blocks comments_table(Arguments& arguments, const BlockContext& context) {
  const auto which = comments_asked(arguments);
  const auto* all = context.scope.wider == nullptr ? nullptr : context.scope.wider->comments();
  document::TableBlock table;
  table.heading = {capitalised(tell("table")), tell("Kind"), tell("What was said")};
  if (!which.open) table.heading.emplace_back(tell("Our response"));
  table.figures.assign(table.heading.size(), false);
  if (all != nullptr)
    for (const auto& comment : all->notes) {
      if (!which.takes(comment)) continue;
      auto& row =
          table.rows.emplace_back(std::vector<std::string>{comment.table, comment_kind(comment.kind), comment.text});
      if (!which.open) row.push_back(comment.response.empty() ? tell("Open") : comment.response);
    }
  if (table.rows.empty()) {
    (void)arguments.text();
    return {{document::Paragraph{{{which.answered ? tell("No response is published yet.")
                                   : which.open   ? tell("Nothing is open.")
                                                  : tell("Nothing was noted at the event."),
                                   false,
                                   false,
                                   {}}},
                                 document::Paragraph::Look::note}}};
  }
  table.caption = which.answered ? tell("What was said, with our response")
                  : which.open   ? tell("What is still open")
                                 : tell("What was said at the event");
  table.base = tell_count("{count} comment or question", "{count} comments and questions",
                          static_cast<std::int64_t>(table.rows.size()));
  return finished_table(std::move(table), arguments);
}

}  // namespace muster::report
