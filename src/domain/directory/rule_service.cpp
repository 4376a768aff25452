// Adds and removes rules; each change leaves its trace.
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/directory/rule_service.hpp>

#include "directory_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/setting.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace muster::directory {

namespace {

constexpr std::size_t longest_word = 200;

bool is_name(const std::string& text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

Outcome check(const RoleRule& rule) {
  if (!is_name(rule.provider))
    return bad_input("Name the directory as the settings do: small letters, digits and hyphens.").at("directory");
  if (rule.claim.empty() || !is_valid_text(rule.claim) || character_count(rule.claim) > longest_word)
    return bad_input("Name the claim in at most 200 characters, as groups.").at("claim");
  if (rule.value.empty() || !is_valid_text(rule.value) || character_count(rule.value) > longest_word)
    return bad_input("Say what the claim must hold, in at most 200 characters.").at("value");
  return Success{};
}

constexpr const char* names_setting = "directories";

/// A rule of a directory that there is not would mean nobody.
Outcome check_is_set_up(store::Session& session, const std::string& name) {
  const auto kept = store::kept_setting(session, names_setting);
  if (!kept) return Success{};
  std::vector<std::string> names;
  for (std::string_view rest = *kept; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (std::ranges::find(names, name) != names.end()) return Success{};
  if (names.empty())
    return bad_input("No directory is set up on this site, so a rule would mean nobody.").at("directory");
  const auto hint = did_you_mean(name, names);
  auto error =
      bad_input("The settings of this site name no directory \"" + name + "\"" + (hint.empty() ? "." : "; " + hint) +
                " There " + (names.size() == 1 ? "is " : "are ") + listed(names) + ".");
  if (!hint.empty()) {
    Diagnostic told;
    told.message = "the settings name no directory \"" + name + "\"";
    told.hint = hint;
    error.diagnostics.push_back(std::move(told));
  }
  return std::move(error).at("directory");
}

std::vector<std::string> fields_of(const RoleRule& rule) {
  return {"directory " + rule.provider, std::string(access::role_name(rule.role))};
}

}  // namespace

Outcome keep_directories(store::Database& database, const std::vector<std::string>& names) {
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, names_setting, joined(names, ","));
    return Success{};
  });
}

Result<RoleRule> add_rule(store::Database& database, const store::AuditContext& audit, RoleRule rule) {
  rule.provider = trimmed_view(rule.provider);
  rule.claim = trimmed_view(rule.claim);
  rule.value = trimmed_view(rule.value);
  MUSTER_CHECK(check(rule));
  rule.id = new_id();
  return database.write([&](store::Session& session) -> Result<RoleRule> {
    if (!access::programme_with_id(session, rule.programme_id))
      return not_found("There is no programme at this address.");
    MUSTER_CHECK(check_is_set_up(session, rule.provider));
    if (const auto same = sql::same_rule(session, rule))
      return conflict("There is this rule already: it gives the role " + std::string(access::role_name(same->role)) +
                      ". Take it away first.")
          .at("value");
    const ListQuery whole{.page_size = 1};
    if (sql::listed_rules(session, rule.programme_id, whole).all >= static_cast<std::int64_t>(most_rules))
      return bad_input("A programme has at most 200 rules. Take one away first.");
    sql::insert_rule(session, rule);
    store::write_audit(session, audit, "directory rule added", "directory rule", rule.id, fields_of(rule));
    return rule;
  });
}

Outcome remove_rule(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto rule = sql::rule(session, programme_id, id);
    if (!rule) return not_found("There is no such rule: it may be taken away already.");
    sql::delete_rule(session, id);
    store::write_audit(session, audit, "directory rule taken away", "directory rule", id, fields_of(*rule));
    return Success{};
  });
}

Result<ListPage<RoleRule>> listed_rules(store::Database& database, const std::string& programme_id,
                                        const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<RoleRule>> {
    return sql::listed_rules(session, programme_id, query);
  });
}

Result<std::vector<RoleRule>> all_rules(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<RoleRule>> { return sql::all_rules(session); });
}

}  // namespace muster::directory
