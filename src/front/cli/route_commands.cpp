// routes: every address, and who may call it.
#include "commands.hpp"

#include <muster/front/app/route_table.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/net/own_routes.hpp>

#include <CLI/CLI.hpp>

#include <stdexcept>

namespace muster::cli {
namespace {

/// Routes are the program's own, whatever a database holds: nothing is asked of this one.
class NoDatabase final : public store::Database {
 public:
  NoDatabase() : Database("") {}
  Outcome backup(const std::string&) override { throw std::logic_error(unused); }
  [[nodiscard]] Counts counts() const override { return {}; }

 protected:
  void transact(Access, const std::function<bool(store::Session&)>&) override { throw std::logic_error(unused); }
  WipeResult empty_log() override { throw std::logic_error(unused); }
  std::shared_ptr<void> hold(const std::string&) override { throw std::logic_error(unused); }

 private:
  static constexpr const char* unused = "a page asked for the database while the routes were listed";
};

void list_routes(Console& console) {
  NoDatabase database;
  const SystemClock clock;
  figures::Summaries summaries(database);
  auto router = app::site(database, clock, summaries);
  net::add_own_routes(router);
  net::add_metrics_route(router, [] { return std::string(); });
  console.out << app::route_table(router);
}

}  // namespace

void add_route_commands(CLI::App& program, Console& console) {
  program.add_subcommand("routes", "List every address with its permission and the roles that have it")
      ->callback([&console] { list_routes(console); });
}

}  // namespace muster::cli
