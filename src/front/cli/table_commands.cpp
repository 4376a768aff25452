// tables show, set, make, move and print: who sits at which table of an event or of one of its sessions.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/booking/table_json.hpp>
#include <muster/domain/booking/table_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct TableWish {
  std::string event;
  std::string session;
  std::string person;
  std::int64_t tables = 0;
  std::int64_t places = 0;
  std::optional<std::string> kind;
  std::int64_t table = 0;
  std::string what = "tables";
  bool on_badge = false;
  bool anew = false;
  bool json = false;
  OutputFile output;
};

void print_tables(Console& console, const booking::TablePlan& plan) {
  if (!plan.is_set()) {
    console.out << plan.event.title << " has no tables yet.\n";
    return;
  }
  console.out << counted(static_cast<std::int64_t>(plan.guests.size()), "person", "people") << " at "
              << counted(plan.rules.tables, "table", "tables") << " of " << grouped(plan.rules.places) << "\n";
  for (const auto& remark : plan.remarks()) console.err << "Look again: " << remark << "\n";
}

Outcome show_tables(Console& console, const TableWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(plan, booking::table_plan(*database, wish.event, wish.session));
  if (wish.json) {
    console.out << json_text(booking::tables_json(plan), 2) << "\n";
    return Success{};
  }
  print_tables(console, plan);
  for (std::int64_t table = 1; table <= plan.rules.tables; ++table) {
    for (const auto& guest : plan.guests)
      if (guest.table == table)
        console.out << table << "  " << guest.person << "  " << trimmed(guest.first_name + " " + guest.last_name)
                    << (guest.organisation_name.empty() ? "" : ", " + guest.organisation_name)
                    << (guest.by_hand ? " (by hand)" : "") << "\n";
  }
  return Success{};
}

Outcome set_tables(Console& console, const TableWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(before, booking::table_plan(*database, wish.event, wish.session));
  const booking::TableRules rules{wish.tables, wish.places, wish.kind.value_or(before.rules.kind), wish.on_badge};
  MUSTER_TRY(plan, booking::set_tables(*database, console.audit(), wish.event, wish.session, rules, std::nullopt));
  print_tables(console, plan);
  return Success{};
}

Outcome make_tables(Console& console, const TableWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(plan, booking::make_tables(*database, console.audit(), wish.event, wish.session,
                                        wish.anew ? booking::TableKeeping::by_hand : booking::TableKeeping::everybody));
  print_tables(console, plan);
  return Success{};
}

Outcome move_to_table(Console& console, const TableWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(plan, booking::move_to_table(*database, console.audit(), wish.event, wish.session, {wish.person},
                                          wish.table == 0 ? std::nullopt : std::optional(wish.table)));
  print_tables(console, plan);
  return Success{};
}

Outcome print_papers(Console& console, const TableWish& wish) {
  MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(paper, booking::parse_table_paper(wish.what));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(plan, booking::table_plan(*database, wish.event, wish.session));
  MUSTER_TRY(bytes, booking::tables_pdf(plan, paper));
  MUSTER_CHECK(wish.output.write(bytes));
  if (!wish.output.is_standard_output())
    console.out << counted(plan.rules.tables, "table is", "tables are") << " in " << wish.output.path << ".\n";
  return Success{};
}

}  // namespace

void add_table_commands(CLI::App& program, Console& console) {
  const auto wish = std::make_shared<TableWish>();
  auto* tables = program.add_subcommand("tables", "Who sits at which table of an event, or of one of its sessions");
  tables->require_subcommand(1);
  const auto add = [&](const char* name, const char* about, Outcome (*run)(Console&, const TableWish&)) {
    auto* command = tables->add_subcommand(name, about);
    command->add_option("EVENT", wish->event, "Short name of the event")->required();
    command->add_option("--session", wish->session, "A session's code: its tables in place of the event's own");
    command->callback([&console, wish, run] { console.finish(run(console, *wish)); });
    return command;
  };
  auto* show = add("show", "List the tables with their people", show_tables);
  show->add_flag("--json", wish->json, "As JSON");
  auto* set = add("set", "Say how many tables there are, and place whoever has none", set_tables);
  set->add_option("--tables", wish->tables, "How many, 1 to 1,000")->required();
  set->add_option("--places", wish->places, "Places at each, 1 to 500")->required();
  set->add_option("--kind", wish->kind, "A kind of organisation that each table has somebody of, where possible");
  set->add_flag("--on-badge", wish->on_badge, "The number of the table stands on the badge");
  auto* make = add("make", "Place whoever came to the list since", make_tables);
  make->add_flag("--anew", wish->anew, "Place everybody anew but who was put at a table by hand");
  auto* move = add("move", "Put somebody at a table, where they stay", move_to_table);
  move->add_option("PERSON", wish->person, "The person's id")->required();
  move->add_option("--table", wish->table, "Its number; without one they are placed with the others");
  auto* print = add("print", "Print the tables on A4, as a PDF", print_papers);
  print->add_option("--what", wish->what, "tables (the default), names or cards");
  add_output(*print, wish->output, "The new PDF; - writes to standard output");
}

}  // namespace muster::cli
