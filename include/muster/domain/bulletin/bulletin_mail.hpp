#pragma once
// What the mail of an issue says when it is sent.

#include <muster/domain/bulletin/issue.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::bulletin {

inline constexpr const char* issue_mail = "bulletin issue";  ///< `detail`: the issue's id

/// The mail of an issue as its readers will have it, with an example in the place of each one's own link.
[[nodiscard]] mail::Letter issue_letter(const Issue& issue, const std::string& body, const std::string& programme);

/// Adds the kind. An issue is not sent to whoever left its list, stopped all news or is covered no more, meanwhile. The
/// database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::bulletin
