// What was raised at the event, as a table: the team's words, the day and how it stands.
#include "block_makers.hpp"

#include "table_columns.hpp"

#include <muster/kit/catalogue/telling.hpp>

#include <array>

namespace muster::report {
namespace {

/// As the list of actions calls them.
[[maybe_unused]] constexpr std::array states{to_tell("Open"), to_tell("Under way"), to_tell("Done"),
                                             to_tell("Not taken up")};

}  // namespace

Blocks actions_table(Arguments& arguments, const BlockContext& context) {
  const auto* all = context.scope.wider == nullptr ? nullptr : context.scope.wider->actions();
  if (all == nullptr || all->empty())
    return {{document::Paragraph{{{tell("No action was raised at the event."), false, false, {}}},
                                 document::Paragraph::Look::note}}};
  document::TableBlock table;
  table.heading = {tell("No."), tell("Action"), tell("State"), tell("Due")};
  table.figures = {true, false, false, false};
  for (const auto& action : *all)
    table.rows.push_back({told_number(action.number), action.title,
                          told_if_known(std::string(actions::status_label(action.status))),
                          action.due_on ? told_date(*action.due_on) : std::string("–")});
  table.caption = tell("Actions raised at the event");
  table.base = tell_count("{count} action", "{count} actions", static_cast<std::int64_t>(all->size()));
  return finished_table(std::move(table), arguments);
}

}  // namespace muster::report
