@echo off
rem Starts Setaside on Windows: on the Node that npm ci put in node_modules, otherwise on the one of this machine.
setlocal
set "NODE=%~dp0..\node_modules\node\bin\node.exe"
if not exist "%NODE%" set "NODE=node"
"%NODE%" "%~dp0setaside" %*
