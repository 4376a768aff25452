# What `cmake --install` puts where, and the Debian package (`cpack -G DEB`). Debug symbols stand apart, under the
# program's build id, where debuggers look for them: with them the program would be eight times as large.
include(GNUInstallDirs)
if(NOT TARGET muster)
  return()
endif()
find_program(GZIP gzip)

install(TARGETS muster RUNTIME COMPONENT program)
# Also without `--strip`: nobody runs symbols.
install(CODE "
  execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-unneeded
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/muster\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT program)
install(CODE "
  execute_process(COMMAND \"${CMAKE_OBJDUMP}\" -s -j .note.gnu.build-id \"$<TARGET_FILE:muster>\"
    COMMAND sed -n -E \"s/^ [0-9a-f]+ (([0-9a-f]+ )+) .*/\\\\1/p\" COMMAND tr -d \" \\n\" OUTPUT_VARIABLE note)
  # Sizes and name take 16 bytes, then comes the id.
  string(SUBSTRING \"\${note}\" 32 2 folder)
  string(SUBSTRING \"\${note}\" 34 -1 rest)
  set(place \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/lib/debug/.build-id/\${folder}\")
  file(MAKE_DIRECTORY \"\${place}\")
  execute_process(COMMAND \"${CMAKE_OBJCOPY}\" --only-keep-debug --compress-debug-sections \"$<TARGET_FILE:muster>\"
    \"\${place}/\${rest}.debug\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT symbols)

set(packaging ${PROJECT_SOURCE_DIR}/packaging)
# Settings that stand are somebody's own.
install(CODE "
  set(settings \"\${CMAKE_INSTALL_PREFIX}/etc/muster\")
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
    set(settings /etc/muster)
  endif()
  if(NOT EXISTS \"\$ENV{DESTDIR}\${settings}/muster.properties\")
    file(INSTALL \"${packaging}/muster.properties\" DESTINATION \"\${settings}\")
  endif()
" COMPONENT program)
install(FILES ${packaging}/muster.service DESTINATION lib/systemd/system COMPONENT program)
install(FILES ${packaging}/muster.sysusers RENAME muster.conf DESTINATION lib/sysusers.d COMPONENT program)
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/muster.1.gz
  COMMAND ${GZIP} -9nc ${packaging}/muster.1 > ${PROJECT_BINARY_DIR}/muster.1.gz DEPENDS ${packaging}/muster.1 VERBATIM)
add_custom_target(manual DEPENDS ${PROJECT_BINARY_DIR}/muster.1.gz)
add_dependencies(muster manual)
install(FILES ${PROJECT_BINARY_DIR}/muster.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION share/doc/muster COMPONENT program)
install(FILES README.md DESTINATION share/doc/muster COMPONENT program)
install(DIRECTORY docs/ DESTINATION share/doc/muster/docs COMPONENT program FILES_MATCHING PATTERN "*.md")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME muster)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Muster maintainers <maintainers@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "registration, feedback and reports for gatherings")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program symbols)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME muster)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION web)
# Fonts are found by their files, not by a library.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "adduser, fonts-inter, ca-certificates, procps")
# Forms in other languages than Inter has letters for; where it is missing, printing says so.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "fonts-noto-core, fonts-symbola")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_CONTROL_EXTRA ${packaging}/postinst ${packaging}/prerm ${packaging}/postrm
    ${CMAKE_CURRENT_BINARY_DIR}/conffiles)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/conffiles "/etc/muster/muster.properties\n")
set(CPACK_DEBIAN_SYMBOLS_PACKAGE_NAME muster-dbgsym)
set(CPACK_DEBIAN_SYMBOLS_PACKAGE_SECTION debug)
set(CPACK_DEBIAN_SYMBOLS_PACKAGE_DEPENDS "muster (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
