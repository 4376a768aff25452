#pragma once
// Lists of a programme to which mails go, as values: named, joined and left by whoever stands on them.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::lists {

struct MailList {
  std::string id{};
  std::string programme_id{};
  std::string code{};    ///< of its public page, "/l/" and this; given by the program
  std::string name{};    ///< "Finance leads"
  std::string about{};   ///< what it is for, a sentence or two
  bool taken_in = true;  ///< people can join by themselves
  std::int64_t version = 0;
  std::int64_t members = 0;  ///< who joined
};

/// Somebody on a list. Known by the e-mail address, letters small.
struct Member {
  std::string id{};
  std::string name{};
  std::string email{};
  bool joined = false;  ///< pressed the link in their mail; else they asked, and get nothing
  std::string since{};  ///< ISO instant
};

inline constexpr std::size_t longest_name = 80;    ///< characters
inline constexpr std::size_t longest_about = 500;  ///< characters
/// So many stand on one list, so many more may have asked and not confirmed yet, and so many lists a programme has.
inline constexpr std::int64_t most_members = 5000;
inline constexpr std::int64_t most_asked = 5000;
inline constexpr std::int64_t most_lists = 100;

/// bad_input at "name" or "about".
[[nodiscard]] Outcome check_list(const MailList& list);
/// bad_input at "name" or "email".
[[nodiscard]] Outcome check_member(const Member& member);

/// What the links of a list's mails are kept under, as the mail room has it.
[[nodiscard]] std::string scope_of(const std::string& list_id);
/// The id of the list of a scope; empty where it is no list's.
[[nodiscard]] std::string list_of_scope(std::string_view scope);

}  // namespace muster::lists
