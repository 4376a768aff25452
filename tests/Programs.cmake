# Tests that run the built program: the site in a real browser.
find_program(CHROMIUM chromium)
if(TARGET muster)
  file(GLOB browser_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/whole/browser/*.test.mjs)
  foreach(file IN LISTS browser_tests)
    get_filename_component(name ${file} NAME_WE)
    add_test(NAME browser_${name} COMMAND ${NODE} --test ${file} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(browser_${name} PROPERTIES TIMEOUT ${longest_program}
      ENVIRONMENT "${watched};MUSTER_BINARY=$<TARGET_FILE:muster>;MUSTER_CHROMIUM=${CHROMIUM}")
  endforeach()
endif()

# People who book the last place of an event at once, in as many processes as a test begins.
add_executable(seat_race whole/durability/seat_race.cpp)
target_link_libraries(seat_race PRIVATE muster_booking)
muster_precompile(seat_race)
add_executable(invoice_race whole/durability/invoice_race.cpp)
target_link_libraries(invoice_race PRIVATE muster_membership)
muster_precompile(invoice_race)

# Tests that end the built program the hard way. They share the disk's patience, so they run one at a time.
if(TARGET muster)
  file(GLOB durability_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/whole/durability/*.test.mjs)
  foreach(file IN LISTS durability_tests)
    get_filename_component(name ${file} NAME_WE)
    add_test(NAME durability_${name} COMMAND ${NODE} --test ${file} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(durability_${name} PROPERTIES TIMEOUT ${longest_program} RUN_SERIAL ON
      ENVIRONMENT "${watched};MUSTER_BINARY=$<TARGET_FILE:muster>;MUSTER_SEAT_RACE=$<TARGET_FILE:seat_race>;MUSTER_INVOICE_RACE=$<TARGET_FILE:invoice_race>")
  endforeach()
endif()

if(TARGET muster)
  add_test(NAME pressure_live COMMAND ${NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/whole/pressure/live.test.mjs
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(pressure_live PROPERTIES TIMEOUT ${longest_program} RUN_SERIAL ON
    ENVIRONMENT "${watched};MUSTER_BINARY=$<TARGET_FILE:muster>")
endif()

# The rooms that keep something, once more on PostgreSQL.
add_test(NAME durability_rooms_on_postgres
         COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/whole/durability/rooms_on_postgres.sh ${CMAKE_CURRENT_BINARY_DIR}
                 app booking passage feedback room access mail jobs events people indicators membership lists members documents noticeboard bulletin actions webhooks feeds
                 themes figures)
set_tests_properties(durability_rooms_on_postgres PROPERTIES TIMEOUT ${longest_program} PROCESSORS 2
                     SKIP_RETURN_CODE 77 ENVIRONMENT "${watched}")
