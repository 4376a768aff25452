// sign-in-link, account, token: who may sign in, from the machine that holds the database.
#include "commands.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/token_service.hpp>
#include <muster/kit/base/date.hpp>

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <memory>

namespace muster::cli {
namespace {

constexpr const char* usual_address = "http://127.0.0.1:8080";

struct TokenOptions {
  std::string name;
  std::string role;
  std::string programme;
  int days = 90;
};

void say_roles(Console& console, const access::Account& account) {
  console.out << account.email;
  for (const auto& held : account.roles)
    console.out << "\n  " << access::role_name(held.role) << " in " << held.programme;
  console.out << "\n";
}

Outcome give(Console& console, const TokenOptions& wanted) {
  MUSTER_TRY(role, access::parse_role(wanted.role));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(account, access::give_role(*database, console.audit(), wanted.name, role, wanted.programme));
  say_roles(console, account);
  return Success{};
}

Outcome list_accounts(Console& console) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(found, access::accounts(*database));
  if (found.empty()) console.out << "Nobody may sign in yet. Add somebody with: muster account add EMAIL --role ROLE\n";
  for (const auto& account : found) say_roles(console, account);
  return Success{};
}

Outcome remove_account(Console& console, const std::string& email) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(access::remove_account(*database, console.audit(), email));
  console.out << email << " can no longer sign in, and is signed out everywhere.\n";
  return Success{};
}

Outcome print_link(Console& console, const TokenOptions& wanted) {
  MUSTER_TRY(database, console.database());
  if (!wanted.role.empty()) {
    MUSTER_TRY(role, access::parse_role(wanted.role));
    MUSTER_CHECK(access::give_role(*database, console.audit(), wanted.name, role, wanted.programme));
  }
  MUSTER_TRY(link, link_address(*database, console.audit(), wanted.name));
  console.out << link << "\n";
  return Success{};
}

Outcome add_token(Console& console, const TokenOptions& wanted) {
  MUSTER_TRY(role, access::parse_role(wanted.role));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(made, access::add_token(*database, console.audit(), wanted.name, role, wanted.programme,
                                     std::chrono::days(wanted.days)));
  console.out << made.secret << "\n";
  console.err << "Shown once. It is good until " << long_instant(made.token.ends) << " as " << access::role_name(role)
              << " in " << made.token.programme << ". Send it as: Authorization: Bearer TOKEN\n";
  return Success{};
}

Outcome list_tokens(Console& console) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(found, access::tokens(*database));
  if (found.empty()) console.out << "No access tokens.\n";
  for (const auto& token : found)
    console.out << token.id << "  " << token.name << ": " << access::role_name(token.role) << " in " << token.programme
                << ", until " << iso_instant(token.ends) << "\n";
  return Success{};
}

Outcome remove_token(Console& console, const std::string& id) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(access::remove_token(*database, console.audit(), id));
  console.out << "The token no longer works.\n";
  return Success{};
}

constexpr const char* role_help = "owner, organiser, lead, door or data-entry";
constexpr const char* programme_help = "Name of the programme (default every programme there is)";

void add_account_commands(CLI::App& program, Console& console) {
  auto* account = program.add_subcommand("account", "Who may sign in, and with which role");
  account->require_subcommand(1);
  auto wanted = std::make_shared<TokenOptions>();
  auto* adding = account->add_subcommand("add", "Give a role to an e-mail address; a changed role signs it out");
  adding->add_option("EMAIL", wanted->name, "E-mail address")->required();
  adding->add_option("--role", wanted->role, role_help)->required();
  adding->add_option("--programme", wanted->programme, programme_help);
  adding->callback([&console, wanted] { console.finish(give(console, *wanted)); });
  account->add_subcommand("list", "List who may sign in")->callback([&console] {
    console.finish(list_accounts(console));
  });
  auto* removing = account->add_subcommand("remove", "Take an account away and sign it out everywhere");
  removing->add_option("EMAIL", wanted->name, "E-mail address")->required();
  removing->callback([&console, wanted] { console.finish(remove_account(console, wanted->name)); });
}

void add_token_commands(CLI::App& program, Console& console) {
  auto* token = program.add_subcommand("token", "Access tokens for programs that read /api/");
  token->require_subcommand(1);
  auto wanted = std::make_shared<TokenOptions>();
  auto* adding = token->add_subcommand("add", "Make a token; it is shown once");
  adding->add_option("NAME", wanted->name, "What it is for")->required();
  adding->add_option("--role", wanted->role, role_help)->required();
  adding->add_option("--programme", wanted->programme, "Name of the programme; may be left out where there is one");
  adding->add_option("--days", wanted->days, "Days until it ends (default 90, at most 366)");
  adding->callback([&console, wanted] { console.finish(add_token(console, *wanted)); });
  token->add_subcommand("list", "List access tokens")->callback([&console] { console.finish(list_tokens(console)); });
  auto* removing = token->add_subcommand("remove", "End a token");
  removing->add_option("ID", wanted->name, "As muster token list shows it")->required();
  removing->callback([&console, wanted] { console.finish(remove_token(console, wanted->name)); });
}

}  // namespace

Result<std::string> link_address(store::Database& database, const store::AuditContext& audit,
                                 const std::string& email) {
  MUSTER_TRY(secret, access::print_link(database, audit, email));
  MUSTER_TRY(served, access::site_address(database));
  const char* said = std::getenv("MUSTER_PUBLIC_ADDRESS");
  const std::string site = said != nullptr ? said : served.empty() ? usual_address : served;
  return site + "/sign-in/" + secret;
}

void add_access_commands(CLI::App& program, Console& console) {
  auto wanted = std::make_shared<TokenOptions>();
  auto* command = program.add_subcommand("sign-in-link", "Print a link that signs EMAIL in once, within ten minutes");
  command->add_option("EMAIL", wanted->name, "E-mail address of an account")->required();
  command->add_option("--role", wanted->role, std::string("First give this role: ") + role_help);
  command->add_option("--programme", wanted->programme, programme_help);
  command->callback([&console, wanted] { console.finish(print_link(console, *wanted)); });
  add_account_commands(program, console);
  add_token_commands(program, console);
}

}  // namespace muster::cli
