// What was raised at the event, as a table: the team's words, the day and how it stands.
#include "block_makers.hpp"

#include "table_columns.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::report {

Blocks actions_table(Arguments& arguments, const BlockContext& context) {
  const auto* all = context.scope.wider == nullptr ? nullptr : context.scope.wider->actions();
  if (all == nullptr || all->empty())
    return {{document::Paragraph{{{"No action was raised at the event.", false, false, {}}},
                                 document::Paragraph::Look::note}}};
  document::TableBlock table;
  table.heading = {"No.", "Action", "State", "Due"};
  table.figures = {true, false, false, false};
  for (const auto& action : *all)
    table.rows.push_back({grouped(action.number), action.title, std::string(actions::status_label(action.status)),
                          action.due_on ? long_date(*action.due_on) : std::string("–")});
  table.caption = "Actions raised at the event";
  table.base = counted(static_cast<std::int64_t>(all->size()), "action", "actions");
  return finished_table(std::move(table), arguments);
}

}  // namespace muster::report
