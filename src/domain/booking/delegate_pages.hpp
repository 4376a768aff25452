#pragma once
// What the files of the delegates' pages share.

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/clock.hpp>

#include "staged_service.hpp"

#include <string>
#include <vector>

namespace muster::booking {

/// What every page works on.
struct Desk {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::Doing doing(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The frame of a page of the tab "Delegates".
[[nodiscard]] site::Frame delegates_frame(const events::Event& event, std::string title, bool error = false);

/// The page that an upload whose time is over, or any other missing thing of an event, leads to.
[[nodiscard]] web::Reply gone_page(const Desk& desk, const web::Request& request, const Problem& problem);

/// Why the preview is shown again.
struct PreviewTrouble {
  struct Fault {
    std::string at;  ///< id of the field it is about
    std::string words;
  };
  int status = 200;
  std::string stopped;        ///< why nothing was imported; empty where nothing was tried
  std::string title;          ///< of the summary of faults
  std::vector<Fault> faults;  ///< about names to be decided; the form's choices are shown again
};
/// The upload as it would be imported now. `show` and `all` are those of the list's own address.
[[nodiscard]] web::Reply preview_page(const Desk& desk, const web::Request& request, const std::string& show,
                                      const std::string& all, const PreviewTrouble& trouble);

/// Name of the form's field about the unknown organisation number `index`.
[[nodiscard]] std::string name_field(std::size_t index);

/// Files of the delegates' pages, each adding its own routes.
void add_import_pages(web::Router& router, const Desk& desk);
void add_preview_pages(web::Router& router, const Desk& desk);
void add_undo_pages(web::Router& router, const Desk& desk);

}  // namespace muster::booking
