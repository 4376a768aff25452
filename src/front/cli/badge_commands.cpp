// badges: name badges for labels or A6, or the door's printed list, as a PDF.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/booking/badge_service.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct BadgeWish {
  std::string event;
  std::string size = "labels";
  std::size_t first = 1;
  bool list = false;
  bool sessions = false;
  OutputFile output;
};

Outcome make_badges(Console& console, const BadgeWish& wish) {
  MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(size, booking::parse_badge_size(wish.size));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(sheet, booking::badges_of(*database, wish.event, wish.sessions));
  MUSTER_TRY(bytes, wish.list ? booking::door_list_pdf(sheet) : booking::badges_pdf(sheet, size, wish.first));
  MUSTER_CHECK(wish.output.write(bytes));
  if (!wish.output.is_standard_output())
    console.out << (wish.list ? "The door list of " : "The badges of ")
                << counted(static_cast<std::int64_t>(sheet.badges.size()), "person is", "people are") << " in "
                << wish.output.path << ".\n";
  return Success{};
}

}  // namespace

void add_badge_commands(CLI::App& program, Console& console) {
  const auto wish = std::make_shared<BadgeWish>();
  auto* command = program.add_subcommand("badges", "Make name badges, or the printed list of the door, as a PDF");
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->add_option("--size", wish->size, "Labels (99.1 x 67.7 mm, eight on A4; the default) or a6");
  command->add_option("--first", wish->first, "The first label that is free on the first sheet, 1 to 8 (default 1)");
  command->add_flag("--sessions", wish->sessions, "With the sessions that each has chosen");
  command->add_flag("--list", wish->list, "The door's list by surname instead, to tick who comes in");
  add_output(*command, wish->output, "The new PDF; - writes to standard output");
  command->callback([&console, wish] { console.finish(make_badges(console, *wish)); });
}

}  // namespace muster::cli
