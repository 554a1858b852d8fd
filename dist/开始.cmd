@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "PATH=%~dp0;%PATH%"
echo choucha 抽查：双随机、一公开
echo.
echo   choucha demo            演示：在当前文件夹建一个演练案卷，把全年走一遍
echo   choucha init 2026       建一个案卷
echo   choucha --help          全部命令
echo.
choucha --version
cmd /k
