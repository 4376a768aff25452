#pragma once
// The routes of a list: its page, and its rows as CSV and XLSX, from one declaration and one way to its rows.

#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/listing.hpp>
#include <muster/platform/web/router.hpp>

#include <functional>
#include <string>
#include <utility>

namespace muster::site {

/// What a list shows to whoever asks, and where its rows come from.
template <class Row>
struct ListSource {
  std::function<web::Listing<Row>(const web::Request&)> listing;
  std::function<Result<ListPage<Row>>(const web::Request&, const ListQuery&)> rows;
};

/// The files of a list whose page stands at `pattern`, or at another address.
template <class Row>
void add_list_files(web::Router& router, const std::string& pattern, web::Right right, const ListSource<Row>& source) {
  for (const std::string format : {"csv", "xlsx"}) {
    router.get(pattern + "." + format, right, [source, format](const web::Request& request) {
      const auto list = source.listing(request);
      MUSTER_PAGE(found, request, source.rows(request, list.whole_query(request)));
      MUSTER_PAGE(file, request, list.file(found, format));
      return file;
    });
  }
}

/// The list's page and its files. `page` puts the list's markup between what else it says.
template <class Row>
void add_list(
    web::Router& router, const std::string& pattern, web::Right right, const ListSource<Row>& source,
    std::function<web::Reply(const web::Request& request, const ListPage<Row>& found, std::string markup)> page) {
  router.get(pattern, right, [source, page = std::move(page)](const web::Request& request) {
    const auto list = source.listing(request);
    const auto query = list.query(request);
    MUSTER_PAGE(found, request, source.rows(request, query));
    return page(request, found, list.html(request, query, found));
  });
  add_list_files(router, pattern, right, source);
}

/// A page that says nothing beside its list but what that is.
[[nodiscard]] web::Reply list_page(const web::Request& request, const Frame& frame, const std::string& lead,
                                   std::string markup);

}  // namespace muster::site
