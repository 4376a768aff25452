#pragma once
// What the pages of this room share.

#include <muster/domain/figures/group_words_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/domain/words/spoken_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string>

namespace muster::words {

/// Everything named here outlives the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  figures::Summaries& summaries;
  std::shared_ptr<SpokenKept> spoken;
  std::shared_ptr<figures::GroupsOfWords> groups;

  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

[[nodiscard]] site::Frame frame_of(const events::Event& event, std::string title, bool error = false);

/// The two questions that an address asks to compare; the second may be of `with`, another event. not_found where one
/// is not there, or its event is not one whose figures the visitor reads.
struct AskedPair {
  std::shared_ptr<const Spoken> first;
  std::shared_ptr<const Spoken> second;
};
[[nodiscard]] Result<AskedPair> asked_pair(const PageContext& context, const web::Request& request);

/// Whether the visitor may read the single answers behind a figure.
[[nodiscard]] bool may_read(const web::Request& request, const Spoken& spoken);
/// The address of the answers that say `words`.
[[nodiscard]] std::string said_path(const Spoken& spoken, const std::string& words);
/// Asks which two questions are to be compared, with these chosen; empty where there are no two.
[[nodiscard]] Result<std::string> comparison_choice(const PageContext& context, const web::Request& request,
                                                    const events::Event& event, const std::string& first,
                                                    const std::string& second = {}, const std::string& with = {});

/// Whether the address asks for two groups of one question's people.
[[nodiscard]] bool asks_groups(const web::Request& request);
/// Those groups. Errors: as of GroupsOfWords; a second question beside them.
[[nodiscard]] Result<figures::GroupWords> asked_groups(const PageContext& context, const web::Request& request);
/// The page of those groups.
[[nodiscard]] web::Reply groups_page(const PageContext& context, const web::Request& request);
/// Asks which two groups of people are to be compared; empty where there are none to choose from.
[[nodiscard]] Result<std::string> groups_choice(const PageContext& context, const web::Request& request,
                                                const events::Event& event, const std::string& question);

void add_phrase_pages(web::Router& router, const PageContext& context);
void add_comparison_pages(web::Router& router, const PageContext& context);
void add_list_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::words
