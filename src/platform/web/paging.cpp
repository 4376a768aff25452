// Reads which page is asked for, and tells where the others are.
#include <muster/kit/base/sealed_text.hpp>
#include <muster/platform/web/paging.hpp>

#include <Poco/URI.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace muster::web {
namespace {

/// Surnames of one length or another make links of one length.
constexpr std::size_t position_block = 64;

Result<std::int64_t> number_of(const Request& request, const std::string& name, std::int64_t otherwise,
                               std::int64_t most) {
  const auto given = request.query.find(name);
  if (!given) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error == std::errc{} && end == given->data() + given->size() && number >= 1 && number <= most) return number;
  return bad_input("\"" + name + "\" is a whole number from 1 to " + std::to_string(most) + ".").at(name);
}

std::string address_of(const Request& request, const std::string& name, const std::string& value) {
  Poco::URI address;
  address.setPath(request.path);
  for (const auto& [each, held] : request.query.entries())
    if (each != "page" && each != "after") address.addQueryParameter(each, held);
  if (!name.empty()) address.addQueryParameter(name, value);
  return address.toString();
}

/// What nobody but the reader of the list knows.
std::string secret_of(const Request& request) {
  const auto borne = request.headers.get("authorization");
  return borne.empty() ? request.token : borne;
}

/// A list with other filters or another order is another list; its pages may be of any length.
std::string place_of(const Request& request) {
  std::string place = "list " + request.path;
  for (const auto& [name, value] : request.query.entries())
    if (name != "page" && name != "after" && name != "per_page")
      place += '\n' + std::to_string(name.size()) + name + '=' + value;
  return place;
}

}  // namespace

ListQuery Paging::of(ListQuery wanted) const {
  wanted.page = page;
  wanted.page_size = per_page;
  if (!numbered) wanted.filters[behind] = after;
  return wanted;
}

Result<Paging> paging_of(const Request& request, std::int64_t usual) {
  Paging paging;
  MUSTER_TRY(page, number_of(request, "page", paging.page, Paging::furthest_page));
  MUSTER_TRY(per_page, number_of(request, "per_page", usual, std::max(usual, Paging::most_per_page)));
  paging.page = page;
  paging.per_page = per_page;
  paging.numbered = request.query.find("page").has_value();
  const auto after = request.query.find("after");
  if (!after) return paging;
  if (paging.numbered) return bad_input("Ask for a page by \"after\" or by \"page\", not by both.").at("page");
  const auto position = opened_text(*after, secret_of(request), place_of(request), position_block);
  if (!position || position->empty())
    return bad_input("\"after\" is no link of this list that was given to you. Begin without it, and follow the links.")
        .at("after");
  paging.after = *position;
  return paging;
}

Parameter short_list() {
  return {"per_page", whole_number("How many entries a page has; a thousand where it is not said")};
}

Result<Reply> list_reply(const Request& request, const Paging& paging, const ListFigures& figures, Json rows) {
  if (is_lost(figures))
    return bad_input("What this page begins behind is not in the list any more. Begin again without \"after\".")
        .at("after");
  // A number beyond the end means the last page to a reader, and none to a program.
  if (paging.numbered && figures.page != paging.page) rows = Json(Json::Array());
  auto reply = json(rows);
  const auto last = std::max<std::int64_t>(1, (figures.found + paging.per_page - 1) / paging.per_page);
  std::string links;
  const auto link = [&](const std::string& name, const std::string& value, const char* relation) {
    links += (links.empty() ? "<" : ", <") + address_of(request, name, value) + ">; rel=\"" + relation + '"';
  };
  if (paging.numbered) {
    const auto numbered = [&](std::int64_t page, const char* relation) {
      link("page", std::to_string(page), relation);
    };
    numbered(1, "first");
    if (paging.page > 1) numbered(std::min(paging.page - 1, last), "prev");
    if (paging.page < last) numbered(paging.page + 1, "next");
    numbered(last, "last");
  } else {
    link({}, {}, "first");
    if (const auto next = next_position(figures); !next.empty())
      link("after", sealed_text(next, secret_of(request), place_of(request), position_block), "next");
  }
  reply.headers.emplace_back("Link", links);
  reply.headers.emplace_back("X-Total-Count", std::to_string(figures.found));
  return reply;
}

}  // namespace muster::web
