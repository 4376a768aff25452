// directory-rule: whom an organisation's directory sends gets which role.
#include "commands.hpp"
#include "named_programme.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/directory/rule_service.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct DirectoryRuleOptions {
  std::string id;
  std::string programme;
  std::string directory;
  std::string claim = "groups";
  std::string value;
  std::string role;
};

Outcome add_directory_rule(Console& console, const DirectoryRuleOptions& wanted) {
  MUSTER_TRY(role, access::parse_role(wanted.role));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, named_programme(*database, wanted.programme));
  auto audit = console.audit();
  audit.scope = programme.name;
  MUSTER_TRY(added, directory::add_rule(*database, audit,
                                        {{}, programme.id, wanted.directory, wanted.claim, wanted.value, role}));
  console.out << added.id << "\n";
  return Success{};
}

Outcome list_directory_rules(Console& console) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(names, access::programme_names(*database));
  MUSTER_TRY(found, directory::all_rules(*database));
  if (found.empty()) console.out << "No rules of directories.\n";
  for (const auto& rule : found)
    console.out << rule.id << "  " << names.at(rule.programme_id) << ": " << rule.provider << " sends " << rule.claim
                << " " << rule.value << ", " << access::role_name(rule.role) << "\n";
  return Success{};
}

Outcome remove_directory_rule(Console& console, const std::string& id) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(names, access::programme_names(*database));
  MUSTER_TRY(found, directory::all_rules(*database));
  for (const auto& rule : found) {
    if (rule.id != id) continue;
    auto audit = console.audit();
    audit.scope = names.at(rule.programme_id);
    MUSTER_CHECK(directory::remove_rule(*database, audit, rule.programme_id, id));
    console.out << "Taken away. Roles that it gave go at each person's next sign-in by the directory.\n";
    return Success{};
  }
  return not_found("There is no rule \"" + id + "\". See muster directory-rule list");
}

}  // namespace

void add_directory_commands(CLI::App& program, Console& console) {
  auto* rule = program.add_subcommand("directory-rule", "Roles of those who sign in by an organisation's directory");
  rule->require_subcommand(1);
  auto wanted = std::make_shared<DirectoryRuleOptions>();
  auto* adding = rule->add_subcommand("add", "Give a role to whom a directory sends with this claim; prints its id");
  adding->add_option("--directory", wanted->directory, "Its name in the file of directories")->required();
  adding->add_option("--claim", wanted->claim, "What the directory says of each person (default groups)");
  adding->add_option("--value", wanted->value, "What the claim must hold, letter by letter")->required();
  adding->add_option("--role", wanted->role, "owner, organiser, lead, door or data-entry")->required();
  add_programme_option(*adding, wanted->programme);
  adding->callback([&console, wanted] { console.finish(add_directory_rule(console, *wanted)); });
  rule->add_subcommand("list", "List all rules")->callback([&console] {
    console.finish(list_directory_rules(console));
  });
  auto* removing = rule->add_subcommand("remove", "Take a rule away");
  removing->add_option("ID", wanted->id, "As muster directory-rule list shows it")->required();
  removing->callback([&console, wanted] { console.finish(remove_directory_rule(console, wanted->id)); });
}

}  // namespace muster::cli
