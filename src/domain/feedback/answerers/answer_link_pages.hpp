#pragma once
// A person's own link as pages of the form see it: carried along and looked at; only sending uses it up.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/site/frame.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// The secret in the address; empty where there is none, or what cannot be one.
[[nodiscard]] std::string own_link(const web::Request& request);
/// The address with the secret that this request came with.
[[nodiscard]] std::string with_link(const web::Request& request, const std::string& path);

/// Why the form does not open by this address, in words for whoever has it.
struct RefusedLink {
  std::string headline;
  std::vector<std::string> paragraphs;
  int status = 200;  ///< of a page that is looked at; whoever sends answers by such a link is refused
};
/// Nothing where the link opens the form.
[[nodiscard]] Result<std::optional<RefusedLink>> why_link_refused(const PageContext& context,
                                                                  const web::Request& request, const Round& round,
                                                                  const Catalogue& words);
/// A page that says why the form does not open by this address; nothing where it does.
[[nodiscard]] std::optional<web::Reply> refused_link(const PageContext& context, const web::Request& request,
                                                     const Round& round, site::PhoneFrame frame);

}  // namespace muster::feedback
