// What a list and somebody on it must be.
#include <muster/domain/lists/mail_list.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::lists {
namespace {

constexpr std::string_view scope_begins = "list ";

Outcome check_words(const std::string& words, std::size_t most, const char* field) {
  if (!is_valid_text(words)) return bad_input("This holds characters that are no text.").at(field);
  if (character_count(words) <= most) return Success{};
  return bad_input("Keep this to " + grouped(static_cast<std::int64_t>(most)) + " characters.").at(field);
}

}  // namespace

Outcome check_list(const MailList& list) {
  if (list.name.empty()) return bad_input("Give the list a name.").at("name");
  MUSTER_CHECK(check_words(list.name, longest_name, "name"));
  return check_words(list.about, longest_about, "about");
}

Outcome check_member(const Member& member) {
  if (member.name.empty()) return bad_input("Say your name.").at("name");
  MUSTER_CHECK(check_words(member.name, longest_name, "name"));
  if (!mail::check_address(member.email).ok())
    return bad_input("\"" + member.email + "\" is not an e-mail address.").at("email");
  return Success{};
}

std::string scope_of(const std::string& list_id) { return std::string(scope_begins) + list_id; }

std::string list_of_scope(std::string_view scope) {
  return scope.starts_with(scope_begins) ? std::string(scope.substr(scope_begins.size())) : std::string();
}

}  // namespace muster::lists
